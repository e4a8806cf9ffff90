// Every record that crosses the border of a stage. No code, no imports: a stage that needs more than
// what stands here is asking its neighbour for its private affairs.
// Line numbers count from 1 and ranges include both ends. All text is as JavaScript holds it, UTF-16.

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A file's path below the seeds folder, with `/` between its parts. Made by `ingest/read.ts` alone. */
export type SeedPath = Brand<string, 'SeedPath'>;
/** `[a-z0-9-]` only, at most 80 characters, never empty. Made by `urls.ts` alone. */
export type PaperId = Brand<string, 'PaperId'>;
/** The last part of an edition's address, under the same law as a paper's id. Made by `urls.ts` alone. */
export type Slug = Brand<string, 'Slug'>;
/** A file's path below the site folder, with `/` between its parts; also its address relative to the site's root. */
export type OutPath = Brand<string, 'OutPath'>;
/** An absolute http or https address that may stand in an `href`. Made by `urls.ts` alone. */
export type WebUrl = Brand<string, 'WebUrl'>;
/** Markup that is safe to print raw. Made by the escaping function, the typesetter and the page renderer. */
export type Html = Brand<string, 'Html'>;

// ---- reading and cutting ---------------------------------------------------------------------

/** Where an entry stood in a dump. */
export type Origin = { readonly dump: SeedPath; readonly line: number; readonly endLine: number };

/** A day as a dump gives it. Listings print `Sep 9` without a year: then the year stays unknown, it is never guessed. */
export type EditionDate = { readonly year: number | null; readonly month: number; readonly day: number };

/** What a dump says about itself, in its front matter or at its head. */
export type EditionInfo = {
  readonly name: string | null;
  readonly date: EditionDate | null;
  /** Where the dump was taken from. */
  readonly source: WebUrl | null;
  /** The words that were searched for, where the dump is the answer to a search. */
  readonly query: string | null;
  readonly tags: readonly string[];
};

/** What a line of a dump was used for; every line has exactly one. */
export type LineUse = 'entry' | 'chrome' | 'blank' | 'diagnosed';

export type ShapeName = string;

export type Dump = {
  readonly path: SeedPath;
  readonly bytes: number;
  readonly shape: ShapeName;
  /** A reference completes papers that editions brought and adds none. */
  readonly role: 'edition' | 'reference';
  readonly edition: EditionInfo;
};

/** An address found in a dump or in a text, and what it leads to. */
export type Link = { readonly kind: LinkKind; readonly url: WebUrl; readonly text: string };
export type LinkKind = 'code' | 'project' | 'data' | 'paper' | 'other';

/** Facts that stood beside an entry. */
export type Labels = {
  readonly arxiv: string | null;
  readonly doi: string | null;
  readonly authors: readonly string[];
  readonly links: readonly Link[];
  /** How many authors, where a listing counts them and names none. */
  readonly authorCount: number | null;
  /** Upvotes and comments as of the dump. */
  readonly upvotes: number | null;
  readonly comments: number | null;
  /** When the work came out; records often give a year alone. */
  readonly published: EditionDate | null;
  readonly year: number | null;
  readonly categories: readonly string[];
  /** Journal or conference, as written. */
  readonly venue: string | null;
  /** What its authors say beside the abstract, such as "12 pages, 3 figures". */
  readonly remark: string | null;
  /** A summary that a machine wrote; never the abstract. */
  readonly machineSummary: string | null;
};

/** Title and abstract to the letter as the dump has them. */
export type Entry = {
  readonly title: string;
  readonly abstract: string | null;
  readonly labels: Labels;
  readonly origin: Origin;
};

// ---- mended text -----------------------------------------------------------------------------

/**
 * How sure we are of a stretch of text.
 * - `intact`: it stood in the dump as it is shown.
 * - `restored`: every sign is in the dump, only its markup was lost.
 * - `inferred`: something that the dump no longer holds was put back.
 * - `doubtful`: shown by its likeliest reading or as it stood, and marked.
 */
export type Trust = 'intact' | 'restored' | 'inferred' | 'doubtful';

export type ProseStyle = 'plain' | 'emphasis' | 'strong' | 'small-caps' | 'code';

/** Running text. `source` is what the dump has, `text` what the reader sees. */
export type Prose = {
  readonly kind: 'prose';
  readonly text: string;
  readonly source: string;
  readonly style: ProseStyle;
  /** Where the text leads, when it is a link. */
  readonly href: WebUrl | null;
  readonly trust: Trust;
};

/** A stretch of maths: the TeX that it is shown by, without dollars. */
export type Formula = {
  readonly kind: 'formula';
  readonly tex: string;
  readonly display: boolean;
  readonly source: string;
  readonly trust: Trust;
  /** For a reader: what the source is, as in `a tilde that was lost`, to stand after a colon; null when it is whole. */
  readonly reason: string | null;
};

export type Segment = Prose | Formula;

/** The segments' sources, joined, are the dump's text, to the letter. */
export type RichText = readonly Segment[];

export type RestoredEntry = {
  readonly entry: Entry;
  readonly title: RichText;
  readonly abstract: RichText | null;
};

// ---- the library -----------------------------------------------------------------------------

/** One appearance of a paper in a dump. */
export type Sighting = {
  readonly origin: Origin;
  readonly title: RichText;
  /** Title and abstract as scraped, to the letter. */
  readonly titleSource: string;
  readonly abstractSource: string | null;
  readonly labels: Labels;
};

export type Paper = {
  readonly id: PaperId;
  /** Ids that this paper's other sightings would have had alone; their addresses lead here. */
  readonly aliases: readonly PaperId[];
  readonly title: RichText;
  readonly abstract: RichText | null;
  readonly authors: readonly string[];
  readonly ids: { readonly arxiv: string | null; readonly doi: string | null };
  readonly links: readonly Link[];
  readonly facts: Facts;
  /** What the library's owner wrote about it, in the order of the files' names. */
  readonly notes: readonly Note[];
  /** At least one; by dump, then line. */
  readonly sightings: readonly Sighting[];
};

/** What is known of a paper beside its text. */
export type Facts = {
  readonly published: EditionDate | null;
  /** The year in which it came out, also where no day is known. */
  readonly year: number | null;
  readonly categories: readonly string[];
  readonly venue: string | null;
  /** The record of a reference file that completed it. */
  readonly reference: Origin | null;
};

/** A Markdown text by the library's owner. */
export type Note = {
  readonly source: SeedPath;
  /** The file's line on which the text begins. */
  readonly line: number;
  readonly tags: readonly string[];
  /** Markdown, not trusted. */
  readonly text: string;
};

/** What a note's front matter says: what it is about, and what it corrects. */
export type WrittenNote = {
  readonly note: Note;
  /** A paper by id, arXiv id, DOI or title; a topic or an edition by slug or name; null for none of the three. */
  readonly about: { readonly kind: 'paper' | 'topic' | 'edition'; readonly name: string } | null;
  readonly title: string | null;
  readonly abstract: string | null;
  readonly hide: boolean;
};

/** One line of an edition: which paper, and whether it had been printed in an earlier edition. */
export type EditionItem = { readonly paper: PaperId; readonly origin: Origin; readonly repeated: boolean };

/** What a dump carries, as a reader sees it. */
export type Edition = {
  readonly slug: Slug;
  readonly name: string;
  readonly date: EditionDate | null;
  readonly dump: SeedPath;
  /** In the dump's order; a paper that stands twice in one dump is listed once. */
  readonly items: readonly EditionItem[];
};

/** A paper that is like another. */
export type RelatedPaper = {
  readonly paper: PaperId;
  /** 0 to 1, in steps of a twentieth. */
  readonly strength: number;
  /** What ties them, as the texts write it: one to four words or phrases, weightiest first. */
  readonly words: readonly string[];
};

/** For each paper, by id, up to six others, nearest first. */
export type Related = readonly { readonly paper: PaperId; readonly near: readonly RelatedPaper[] }[];

/** A paper of a topic, or the other way round: how much it is about it, 0 to 1, two digits. */
export type TopicPaper = { readonly paper: PaperId; readonly strength: number };

/** A topic near another, with one to three words that both are about. */
export type TopicNeighbour = { readonly topic: Slug; readonly words: readonly string[] };

/** What some papers are about, found in their texts. */
export type Topic = {
  readonly slug: Slug;
  /** As a head: `Reinforcement learning`, `KL divergence`. */
  readonly name: string;
  /** As in a sentence: `reinforcement learning`, `KL divergence`. */
  readonly phrase: string;
  /** Words that its papers share beside its name, the weightiest first. */
  readonly words: readonly string[];
  /** Those most about it first. A paper stands in three topics at most. */
  readonly papers: readonly TopicPaper[];
  /** Nearest first. */
  readonly neighbours: readonly TopicNeighbour[];
};

/** The topics that set an edition apart from the others, most so first. */
export type EditionTopics = {
  readonly edition: Slug;
  readonly topics: readonly { readonly topic: Slug; readonly papers: number }[];
};

/** A paper on the map. Near means alike; the axes mean nothing. */
export type MapPoint = {
  readonly paper: PaperId;
  /** In a frame of 1000 by 820, one digit. */
  readonly x: number;
  readonly y: number;
  /** The region it lies in by what it says, though it may be far from it. */
  readonly topic: Slug | null;
  /** Of very many papers only the most telling are drawn; contours stand for the others. */
  readonly drawn: boolean;
};

/** A topic's name on the map. */
export type MapRegion = {
  readonly topic: Slug;
  /** The name in one line or two. */
  readonly lines: readonly string[];
  /** The middle of the name's box. */
  readonly x: number;
  readonly y: number;
  /** 1 to 3, by the number of papers. */
  readonly rank: 1 | 2 | 3;
  /** Papers nearest to this topic. */
  readonly papers: number;
};

/** A line of equal crowding: path data for an SVG in the map's frame. */
export type MapContour = { readonly level: number; readonly path: string };

export type PaperMap = {
  readonly width: number;
  readonly height: number;
  /** By paper id, every paper. */
  readonly points: readonly MapPoint[];
  /** Largest first; a name that would cover another is left out. */
  readonly regions: readonly MapRegion[];
  /** Outermost first. */
  readonly contours: readonly MapContour[];
};

/** Editions that belong together, as the library's owner says: `Daily papers`. */
export type Series = {
  readonly slug: Slug;
  readonly name: string;
  /** Newest first; an edition stands in one series at most. */
  readonly editions: readonly Slug[];
};

/** What the library's owner wrote about a topic or an edition, in the order of the files' names. */
export type PlacedNotes = {
  readonly kind: 'topic' | 'edition';
  readonly slug: Slug;
  readonly notes: readonly Note[];
};

/** Papers by id; editions newest first, undated ones last. Ids, not objects: it can be written down as JSON. */
export type Library = {
  readonly papers: readonly Paper[];
  readonly editions: readonly Edition[];
  readonly topics: readonly Topic[];
  readonly editionTopics: readonly EditionTopics[];
  readonly related: Related;
  readonly map: PaperMap;
  /** As the configuration lists them; those without an edition are left out. */
  readonly series: readonly Series[];
  /** By kind, then slug; those about papers stand with their papers. */
  readonly notes: readonly PlacedNotes[];
};

/** What became of one file of the seeds folder: the sources page prints it. */
export type SourceReport = {
  readonly path: SeedPath;
  readonly bytes: number;
  readonly lines: number;
  /** null when the file was skipped. */
  readonly shape: ShapeName | null;
  readonly entries: number;
  /** Entries whose paper another entry had already brought. */
  readonly repeats: number;
  readonly uses: Readonly<Record<LineUse, number>>;
};

/** What became of a file of references: the sources page prints it. */
export type ReferenceReport = {
  readonly path: SeedPath;
  readonly bytes: number;
  readonly records: number;
  /** Records that may complete a paper. */
  readonly wanted: number;
};

// ---- output ----------------------------------------------------------------------------------

export type OutputFile = { readonly path: OutPath; readonly contents: string | Uint8Array };

/** A file whose contents are made when they are asked for. `from` is all that decides them beside the configuration. */
export type DueFile = OutputFile & { readonly from: string };

/** A file that is never held whole, or of which a rebuild changes little: its text, part by part, as often as it is asked for. */
export type PartedFile = { readonly path: OutPath; readonly parts: () => Iterable<DuePart> };

/** Where something stands in a file, in bytes. */
export type Stretch = { readonly at: number; readonly bytes: number };

/** A part whose text is made when it is asked for. `key` is a hash of all that decides it beside the configuration. */
export type DuePart = { readonly key: string; readonly text: () => string };

/** Where the shared files of a site stand. Made by `bundle.ts`, read by the templates. */
export type AssetNames = {
  readonly styles: OutPath;
  /** KaTeX's rules and faces: linked only where a formula stands. */
  readonly maths: OutPath;
  /** The classes that stand for KaTeX's inline styles; written when all pages are rendered, so its name is fixed. */
  readonly formulas: OutPath;
  readonly theme: OutPath;
  readonly site: OutPath;
  /** In its place on the map and the page of saved papers. */
  readonly desk: OutPath;
  readonly search: OutPath;
  readonly icon: OutPath;
  /** For the home screens of phones. */
  readonly touchIcon: OutPath;
  /** Faces that every page, or every page with maths, needs at once. */
  readonly pageFonts: readonly OutPath[];
  readonly mathsFonts: readonly OutPath[];
  /** Those of rarer letters, by the class that such letters have. */
  readonly letterFonts: Readonly<Record<string, OutPath>>;
};

/** What the service worker must know of its site. */
export type OfflineFacts = {
  readonly version: string;
  /** Files that every page and the search page need; kept at the first visit. */
  readonly shell: readonly string[];
  /** The search index, or as much of it as a reader's disk should be asked to keep, and all faces: results need any. */
  readonly parts: readonly string[];
};

export type Severity = 'error' | 'warning' | 'note';

/** Something about the content that its owner should know. Bad use is thrown instead, before any work. */
export type Diagnostic = {
  readonly severity: Severity;
  /** A short name in kebab-case, the same for every case of its kind. */
  readonly rule: string;
  readonly message: string;
  readonly origin: Origin | null;
  readonly excerpt: string | null;
};
