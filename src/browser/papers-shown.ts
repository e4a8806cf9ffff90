// The event that says that a script has put papers on the page, so that their marks can be drawn.

/** Fired on the document. */
export const PAPERS_SHOWN = 'broadsheet:papers-shown';
