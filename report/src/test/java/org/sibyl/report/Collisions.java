package org.sibyl.report;

import com.microsoft.playwright.Page;
import java.util.List;

/// The texts of figures that are in each other's way.
final class Collisions {
    private Collisions() {}

    /// The texts of figures that overlap each other or leave their drawing.
    @SuppressWarnings("unchecked") // The script gives a list of strings.
    static List<String> on(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const found = [];
                  for (const svg of document.querySelectorAll('.canvas > svg')) {
                    const frame = svg.getBoundingClientRect();
                    const name = svg.closest('figure').querySelector('h3').textContent.trim();
                    const texts = [...svg.querySelectorAll('text')]
                      .filter((text) => text.textContent.trim() !== '')
                      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
                    texts.forEach(({ words, box }, i) => {
                      if (box.left < frame.left - 2 || box.right > frame.right + 2) found.push(`${name}: "${words}" is cut`);
                      for (const other of texts.slice(i + 1)) {
                        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
                        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
                        // Line boxes are a little taller than the letters in them.
                        if (across > 0 && down > 3) found.push(`${name}: "${words}" over "${other.words}"`);
                      }
                    });
                  }
                  return found;
                }""");
    }
}
