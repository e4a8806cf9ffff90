// What a new library begins with. In: nothing. Out: files, by their paths below it. The papers are invented.

export const STARTER: readonly { readonly path: string; readonly contents: string }[] = [
  {
    path: 'seeds/first-edition.md',
    contents: `---
title: A first edition
date: 2026-01-05
---

### Counting Sheep in Sublinear Time

We show that a flock of $n$ sheep can be counted in time O(sqrt{n}), as long as no sheep is counted twice. The bound is tight up to logarithmic factors, and holds even where the sheep are asleep.

### On the Convergence of Bedtime Stories

A bedtime story converges when its listener sleeps. We prove that for a step size alphain(0,1] every story converges, and that a story of dragons converges at a rate of $\\mathcal{O}(1/t)$. Code is available at https://example.org/stories.

### Lullabies Are All You Need

Large language models are trained on the daylight of the web. We train one on lullabies alone. It answers slower, and nobody minds. On a benchmark of 120 tired children it outperforms warm milk by 14 points.
`,
  },
  {
    path: 'seeds/second-edition.md',
    contents: `---
title: A second edition
date: 2026-01-12
---

### Lullabies Are All You Need

Large language models are trained on the daylight of the web. We train one on lullabies alone. It answers slower, and nobody minds. On a benchmark of 120 tired children it outperforms warm milk by 14 points.

### A Lower Bound on the Number of Pillows

Let $k$ be the number of guests. We prove that every night with kgeq 2 guests needs at least 2k - 1 pillows, which settles a question that is as old as hospitality. The proof is short and may be read in bed.
`,
  },
  {
    path: 'seeds/notes/counting-sheep.md',
    contents: `---
paper: Counting Sheep in Sublinear Time
tags: [sheep, to read]
---

A note of your own, in Markdown. It is shown on the paper's page. $O(\\sqrt{n})$ is set as maths here, too.
`,
  },
  {
    path: 'broadsheet.yaml',
    contents: `# The configuration of this library. Every key is optional; \`npx broadsheet config\` prints what is in force.

title: My library
tagline: What I read, and when it was printed.

# Where the site will stand: gives canonical links, a sitemap, and links in the feeds.
# baseUrl: https://example.org/my-library/

# The year of dates that dumps print without one, such as "Sep 9".
# year: 2026

# The language of the pages: en or ar.
# language: en

# Papers that say one of these are left out, and named on the sources page.
# without: [blockchain]

# Editions that belong together, by the files of their dumps: each series has a feed of its own.
# series:
#   - name: The week
#     files: week-*

# What the site is without: map, topics, numbers, saved, api, offline, citations.
# numbers: false

# Links at the foot of every page.
# links:
#   - label: Our group
#     url: https://example.org/

# Another colour than red.
# colours:
#   accent: "#004488"
#   accentDark: "#88bbff"

# A folder of templates and styles of your own.
# theme: theme

# Any text of the pages in your own words.
# texts:
#   nav.editions: Issues
`,
  },
  { path: '.gitignore', contents: 'node_modules/\n_site/\n.cache/\n' },
  {
    path: 'package.json',
    contents: `{
  "private": true,
  "scripts": {
    "build": "broadsheet build",
    "check": "broadsheet check --strict",
    "serve": "broadsheet serve",
    "watch": "broadsheet watch"
  },
  "dependencies": {
    "broadsheet": "VERSION"
  }
}
`,
  },
  {
    path: 'README.md',
    contents: `# My library

A library of papers, made from the dumps in \`seeds/\` by Broadsheet.

    npx broadsheet watch     builds the site, shows it, and builds it again on every change
    npx broadsheet build     builds the site into _site/
    npx broadsheet add FILE  checks a new dump and stores it in seeds/

The dumps and the note that came with it are invented: delete them when you have your own. \`broadsheet.yaml\` gives the
library its name. \`npx broadsheet init --host github\`, or another host, writes the files that put it online.
`,
  },
];
