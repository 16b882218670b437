// A page that explains something comes before names and lists that have the word, too.
var Scorer = {
  pages: {
    "how-cors-works": 6,
    troubleshooting: 8,
    quickstart: 4,
    config: 4,
    api: 2,
    migrating: -6,
    changes: -6,
    deprecations: -6,
  },
  // A heading that is nearly what was typed is what was looked for.
  score: ([page, , , , score, , kind]) =>
    score + (Scorer.pages[page] ?? 0) + (kind === "title" ? 12 : 0),
  objNameMatch: 16,
  objPartialMatch: 4,
  objPrio: { 0: 3, 1: 0, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};

// A sentence of a console may be pasted as it is. What it says is on a page; the
// addresses and names in it are the visitor's own, and are not.
function told(sentence) {
  return sentence
    .replace(/^[^]*blocked by CORS policy:/i, "")
    .replace(/^[^]*\(Reason:/i, "")
    .replace(/\)\. *Status code:.*$/i, "")
    .replace(/['‘]?https?:\/\/[^\s’']+['’]?/gi, "")
    .replace(/(Request header field) \S+/i, "$1")
    .replace(/(header) ‘(?!Access-Control-)[^’]*’/gi, "$1")
    .replace(/(Method) \S+ (?=is not allowed)/i, "$1 ");
}

// Sphinx has a function of this name, and takes another one in its place.
var splitQuery = (query) =>
  told(query)
    .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
    .filter((term) => term);
