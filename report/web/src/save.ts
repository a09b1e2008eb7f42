const variable = /var\((--[a-z-]+)\)/g;
const margin = 16;

/** The drawing as a file of its own: in light colours on white, without a word that only the page understands. */
export function standalone(svg: SVGSVGElement): string {
  const probe = document.createElement('span');
  probe.dataset['theme'] = 'light';
  probe.hidden = true;
  document.body.append(probe);
  const values = new Map<string, string>();
  const resolve = (name: string): string => {
    const known = values.get(name);
    if (known !== undefined) return known;
    probe.style.color = `var(${name})`;
    const value = getComputedStyle(probe).color;
    values.set(name, value);
    return value;
  };
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes('var(')) {
        attribute.value = attribute.value.replaceAll(variable, (_match, name: string) => resolve(name));
      }
    }
  }
  probe.remove();
  const { width, height } = svg.viewBox.baseVal;
  const [across, down] = [width + 2 * margin, height + 2 * margin];
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${across} ${down}`);
  copy.setAttribute('width', `${across}`);
  copy.setAttribute('height', `${down}`);
  const paper = document.createElementNS(copy.namespaceURI, 'rect');
  const frame = { x: -margin, y: -margin, width: across, height: down, fill: '#ffffff' };
  for (const [name, value] of Object.entries(frame)) paper.setAttribute(name, `${value}`);
  copy.prepend(paper);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Hands the drawing to the reader as a file. */
export function save(svg: SVGSVGElement, name: string): void {
  const address = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
