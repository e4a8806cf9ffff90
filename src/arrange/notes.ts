// Gives notes to the topics and editions that they are about. In: the library and the owner's notes. Out: the library with
// them, and which found nothing, or ask for what only a paper's note can. Notes about papers were placed when papers were
// merged, and are passed over here.
import { diagnose } from '../leaves/diagnostics.ts';
import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Diagnostic, Library, PlacedNotes, Slug, WrittenNote } from '../types.ts';

type Named = { readonly kind: PlacedNotes['kind']; readonly slug: Slug; readonly names: readonly string[] };

export function placeNotes(
  arranged: Library,
  written: readonly WrittenNote[],
): { readonly library: Library; readonly diagnostics: readonly Diagnostic[] } {
  const own = written.filter(({ about }) => about !== null && about.kind !== 'paper');
  if (own.length === 0) return { library: arranged, diagnostics: [] };
  const known = namedIn(arranged);
  const placed = new Map<Named, PlacedNotes>();
  const diagnostics: Diagnostic[] = [];
  for (const each of own) {
    const { kind, name } = each.about!;
    const found = known.filter((named) => named.kind === kind && named.names.includes(fold(name)));
    diagnostics.push(...problemsOf(each, found));
    const [target] = found;
    if (found.length !== 1 || target === undefined || isEmpty(each)) continue;
    const before = placed.get(target)?.notes ?? [];
    if (before[0] !== undefined) diagnostics.push(doubleNote(each, kind, before[0].source));
    placed.set(target, { kind: target.kind, slug: target.slug, notes: [...before, each.note] });
  }
  const notes = [...placed.values()].sort((a, b) => byCodePoint(a.kind, b.kind) || byCodePoint(a.slug, b.slug));
  return { library: { ...arranged, notes }, diagnostics };
}

const doubleNote = ({ note }: WrittenNote, kind: string, first: string): Diagnostic =>
  diagnose('note', 'double-note', `is about the same ${kind} as ${first}; both are shown`, {
    dump: note.source,
    line: 1,
    endLine: 1,
  });

const isEmpty = ({ note }: WrittenNote): boolean => note.text === '' && note.tags.length === 0;

/** A topic by its slug or name; an edition by its slug, its name or its dump's file. */
function namedIn({ topics, editions }: Library): Named[] {
  return [
    ...topics.map(({ slug, name, phrase }): Named => ({ kind: 'topic', slug, names: [slug, name, phrase].map(fold) })),
    ...editions.map(({ slug, name, dump }): Named => ({ kind: 'edition', slug, names: [slug, name, dump].map(fold) })),
  ];
}

function problemsOf({ note, about, title, abstract, hide }: WrittenNote, found: readonly Named[]): Diagnostic[] {
  const { kind, name } = about!;
  const say = (rule: string, message: string) =>
    diagnose('warning', rule, message, { dump: note.source, line: 1, endLine: 1 });
  if (found.length === 0) return [say('orphan-note', `no ${kind} is “${name}”`)];
  if (found.length > 1) {
    const slugs = found.map(({ slug }) => slug).join(', ');
    return [say('orphan-note', `several ${kind}s are “${name}”: name one of ${slugs}`)];
  }
  const corrects = [
    title === null ? [] : ['title'],
    abstract === null ? [] : ['abstract'],
    hide ? ['hide'] : [],
  ].flat();
  return corrects.length === 0
    ? []
    : [say('no-correction', `has ${corrects.join(' and ')}, which counts in notes about papers alone`)];
}
