"use strict";

// What no page can know: it is said, and never guessed.

class Unknown extends Error {}

class WordError extends Error {
  // What a page asks for is written wrongly. The text says how it is right.
  constructor(message, word) {
    super(message);
    this.word = word;
  }
}

function unknown(why) {
  throw new Unknown(`Only flask cors explain can tell: ${why}.`);
}

// Tell whether a regex of the configuration matches a text as a whole, or its beginning.
function matches(pattern, text, end = "$") {
  const found = execute(pattern, text, end);
  return found !== null;
}

function execute(pattern, text, end) {
  if (pattern.source === null) {
    unknown(`the regex ${pattern.shown} has no equal in JavaScript`);
  }

  // What letters and digits beyond ASCII there are, Python and browsers may not know
  // alike.
  if (pattern.is_of_ascii && !/^[\x00-\x7f]*$/.test(text)) {
    unknown(`the regex ${pattern.shown} is asked about characters beyond ASCII`);
  }

  return new RegExp(`^(?:${pattern.source})${end}`, pattern.flags).exec(text);
}
