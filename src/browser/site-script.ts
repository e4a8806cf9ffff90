// The only place that adds a script to a page, or lets one work beside it. In: the address of a script of this site. Out:
// an element that loads it once it stands in the page. Refuses addresses outside of the site, whatever a page may have
// been made to say; where a browser holds pages to Trusted Types, this is their one policy.

type Policy = { readonly createScriptURL: (address: string) => string };
type Factory = { readonly createPolicy: (name: string, rules: Policy) => Policy };

const factory = (window as { readonly trustedTypes?: Factory }).trustedTypes;
const rules: Policy = { createScriptURL: withinSite };
const policy = factory?.createPolicy('broadsheet', rules) ?? rules;

function withinSite(address: string): string {
  const root = new URL('.', new URL(document.documentElement.dataset.root ?? '', document.baseURI)).href;
  const { href } = new URL(address, document.baseURI);
  if (!href.startsWith(root)) throw new TypeError(`${href} is no script of this site.`);
  return href;
}

/** The same address, for those who load scripts: a text, or what Trusted Types has in its place. @param address relative to the page */
export const scriptAddress = (address: string): string => policy.createScriptURL(address);

export function siteScript(address: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = scriptAddress(address);
  return script;
}
