// Whether a page is HTML as the standard has it, by html-validate. In: a page. Out: each fault with its line.
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Several boxes to tick may say the same thing of different values.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
      // A matter of taste: the standard takes either case, and blanks at the end of a line.
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      // A title is as long as its authors made it.
      'long-title': 'off',
      // Every file is the site's own, held to it by the policy.
      'require-sri': 'off',
      // A table that scrolls is a region to screen readers, and no section of the page.
      'prefer-native-element': 'off',
      // Filters act at each change, by script; without scripts they are not shown.
      'wcag/h32': 'off',
    },
  }),
);

export function faultsIn(html: string, path: string): string[] {
  const { results } = validator.validateStringSync(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => `${path}:${line}:${column} ${ruleId}: ${message}`),
  );
}
