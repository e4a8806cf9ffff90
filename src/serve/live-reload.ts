// What watched pages get beside their own: a script that reloads them and shows what went wrong in the last build, and its
// stylesheet. In: events of the server. Out: text to be served; it lays problems down as text, never as markup.

export const EVENTS_URL = '/-broadsheet/events';
export const SCRIPT_URL = '/-broadsheet/reload.js';
const STYLE_URL = '/-broadsheet/problems.css';

/** A finished build. */
export const RELOAD = 'data: reload\n\n';

/** What the last build found, one line each; none takes the panel away. */
export const problemsEvent = (problems: readonly string[]): string =>
  `event: problems\ndata: ${JSON.stringify(problems)}\n\n`;

const SCRIPT = `(() => {
  const events = new EventSource('${EVENTS_URL}');
  events.onmessage = () => location.reload();
  events.addEventListener('problems', ({ data }) => show(JSON.parse(data)));
  const made = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  document.head.append(made('link', { rel: 'stylesheet', href: '${STYLE_URL}' }));
  let panel = null;
  const hide = () => {
    panel?.remove();
    panel = null;
  };
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  function show(problems) {
    hide();
    if (problems.length === 0) return;
    const button = made('button', { type: 'button' }, 'Hide');
    button.addEventListener('click', hide);
    const count = problems.length === 1 ? 'One problem' : problems.length + ' problems';
    panel = made(
      'section',
      { id: 'broadsheet-problems', role: 'alert' },
      made('h2', {}, count + ' in the last build'),
      button,
      ...problems.map((problem) => made('pre', {}, problem)),
    );
    document.body.append(panel);
  }
})();
`;

const STYLE = `#broadsheet-problems {
  position: fixed;
  inset: auto 1rem 1rem;
  z-index: 99;
  max-block-size: 60vh;
  overflow: auto;
  padding: 1rem;
  border: 2px solid #98201a;
  background: #1c1a17;
  color: #faf7f0;
  font: 0.875rem/1.5 ui-monospace, monospace;
}
#broadsheet-problems h2 { display: inline-block; margin: 0 1rem 0 0; font: inherit; font-weight: 700; }
#broadsheet-problems button { padding: 0.25rem 0.75rem; border: 1px solid; background: none; color: inherit; font: inherit; }
#broadsheet-problems pre { margin: 0.75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;

/** What is served beside the site, by address: type and text. */
export const LIVE_FILES: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  [SCRIPT_URL, { type: 'text/javascript', text: SCRIPT }],
  [STYLE_URL, { type: 'text/css', text: STYLE }],
]);
