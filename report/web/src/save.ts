const variable = /var\((--[a-z-]+)\)/g;

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
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', '#ffffff');
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
