/** Light, dark, or as the system says. */
type Theme = 'system' | 'light' | 'dark';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const key = 'sibyl-theme';

/** Storage may be refused for files opened from disk; then the choice lasts as long as the page. */
function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Nothing to do: the page shows the choice all the same.
  }
}

/** Puts a button into the element that goes through the themes. */
export function themeButton(into: Element): void {
  const root = document.documentElement;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'theme';
  let current = remembered();
  const show = (): void => {
    if (current === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = current;
    button.textContent = `Theme: ${current}`;
  };
  button.addEventListener('click', () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length] ?? 'system';
    remember(current);
    show();
  });
  show();
  into.append(button);
}
