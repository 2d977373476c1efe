// Functions that are evaluated in a page. Each stands alone: nothing of this file is there in the page.

// What is there to read.
export function contents() {
  const text = (element) => element.innerText.trim();
  const all = [...document.querySelectorAll('*')];
  const elements = {};
  for (const { localName } of all) elements[localName] = (elements[localName] || 0) + 1;
  return {
    title: document.title,
    lang: document.documentElement.lang,
    text: document.body.innerText,
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => [
      Number(heading.localName[1]),
      text(heading),
    ]),
    tables: [...document.querySelectorAll('table')].map((table) =>
      [...table.rows].map((row) => [...row.cells].map(text)),
    ),
    links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
    elements,
  };
}

// Where everything is.
export function layout() {
  const places = [...document.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.localName, x, y, width, height].join(' ');
  });
  return places.join('\n');
}

// What runs, loads, sends or leads away by itself.
export function active() {
  const found = [];
  const names = 'script, link, base, iframe, frame, object, embed, form, meta[http-equiv=refresh i]';
  const harmless = /^(#|data:image\/|https?:|mailto:)|^[^:]*$/i;
  for (const element of document.querySelectorAll('*')) {
    const handler = [...element.attributes].some(({ name }) => name.startsWith('on'));
    const address = ['href', 'xlink:href', 'src', 'action', 'formaction']
      .map((name) => element.getAttribute(name)?.trim())
      .some((value) => value && !harmless.test(value));
    if (element.localName === 'script' || element.matches(names) || handler || address) {
      found.push(element.outerHTML.slice(0, 200));
    }
  }
  return found;
}

// What does not fit the width of the window, where the reader cannot scroll just that part.
export function tooWide() {
  const { clientWidth, scrollWidth } = document.documentElement;
  const scrolls = (element) =>
    element !== document.body &&
    element !== document.documentElement &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const found = scrollWidth > clientWidth ? [`the page: ${scrollWidth}px`] : [];
  for (const element of document.body.querySelectorAll('*')) {
    const right = Math.round(element.getBoundingClientRect().right);
    if (right > clientWidth + 1 && !element.ownerSVGElement && !scrolls(element.parentElement)) {
      found.push(`${element.cloneNode(false).outerHTML.slice(0, 100)} ends at ${right}px`);
    }
  }
  return found.slice(0, 10);
}

// Writing in pictures that is hard to read: the contrast is below what WCAG 2.2, 1.4.3 asks for. An
// accessibility checker does not look at writing in SVG. What lies under a text is what was drawn before
// it where its middle is, or the background of the page.
export function dim() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  };
  const over = ([r, g, b, alpha], under) =>
    [r, g, b].map((value, index) => value * alpha + under[index] * (1 - alpha));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const painted = (shape) => {
    const style = getComputedStyle(shape);
    if (style.fill === 'none' || style.visibility === 'hidden') return [0, 0, 0, 0];
    const [r, g, b, alpha] = rgba(style.fill);
    let opacity = alpha * style.fillOpacity;
    for (let element = shape; element.ownerSVGElement; element = element.parentElement) {
      opacity *= getComputedStyle(element).opacity;
    }
    return [r, g, b, opacity];
  };
  const page = (element) => {
    if (!element) return [1, 1, 1];
    const colour = rgba(getComputedStyle(element).backgroundColor);
    return colour[3] === 1 ? colour.slice(0, 3) : over(colour, page(element.parentElement));
  };
  // A picture in an image is laid open for the time of the look, on what its image stands on.
  const opened = [...document.querySelectorAll('img[src^="data:image/svg+xml;base64,"]')].map((image) => {
    const bytes = Uint8Array.from(atob(image.src.split(',')[1]), (letter) => letter.charCodeAt(0));
    const drawn = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml');
    const frame = document.createElement('div');
    frame.style.backgroundColor = `color(srgb ${page(image).join(' ')})`;
    frame.append(document.importNode(drawn.documentElement, true));
    document.body.append(frame);
    return frame;
  });
  const found = [];
  for (const text of document.querySelectorAll('svg text')) {
    const box = text.getBoundingClientRect();
    const colour = painted(text);
    if (!text.textContent.trim() || !box.width || !colour[3]) continue;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const svg = text.ownerSVGElement;
    let under = page(svg);
    for (const shape of svg.querySelectorAll('path, rect, circle, ellipse, polygon')) {
      const before = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      const drawn = !shape.closest('defs, clipPath, mask, marker, pattern, symbol');
      if (!before || !drawn) continue;
      const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      if (shape.isPointInFill(point)) under = over(painted(shape), under);
    }
    const [light, dark] = [luminance(over(colour, under)), luminance(under)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    const { fontSize, fontWeight } = getComputedStyle(text);
    const size = parseFloat(fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b);
    const large = size >= 24 || (size >= 18.66 && fontWeight >= 700);
    if (contrast < (large ? 3 : 4.5)) {
      found.push(`${contrast.toFixed(2)}:1 ${JSON.stringify(text.textContent.trim().slice(0, 60))}`);
    }
  }
  for (const frame of opened) frame.remove();
  return found;
}
