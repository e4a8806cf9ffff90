// A text before anything is put in it. No code.

/** Plural forms by the names that Unicode gives them. */
export type Forms = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Message = string | Forms;
