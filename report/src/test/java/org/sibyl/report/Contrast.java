package org.sibyl.report;

import com.microsoft.playwright.Page;

/// Light and dark on a page, by the formulas of WCAG 2.2.
final class Contrast {
    private Contrast() {}

    /// The luminance of the page's background (WCAG 2.2).
    static double brightness(Page page) {
        return number(page, "() => luminance(getComputedStyle(document.body).backgroundColor)");
    }

    /// The smallest contrast of text in figures with the page's background (WCAG 2.2).
    static double ofText(Page page) {
        return number(page, """
                () => {
                  const paper = luminance(getComputedStyle(document.body).backgroundColor);
                  const contrasts = [...document.querySelectorAll('.canvas svg text')]
                    .map((text) => luminance(getComputedStyle(text).fill))
                    .map((ink) => (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05));
                  return Math.min(...contrasts);
                }""");
    }

    private static double number(Page page, String script) {
        Object value = page.evaluate(script.replaceFirst("\\(\\) =>", """
                () => {
                  const luminance = (colour) => {
                    const [r, g, b] = colour.match(/[\\\\d.]+/g).map((part) => part / 255)
                      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                  };
                  return (() =>""") + ")() }");
        return ((Number) value).doubleValue();
    }
}
