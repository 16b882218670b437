"use strict";

// Wording: values and lists as Python writes them.

// A text as Python's repr() has it.
function written(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (char) => writtenCharacter(char, quote));
  return `${quote}${escaped.join("")}${quote}`;
}

function writtenCharacter(char, quote) {
  if (char === quote || char === "\\") return `\\${char}`;
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
  if (short) return short;
  if (char === " " || !/[\p{C}\p{Z}]/u.test(char)) return char;

  const number = char.codePointAt(0);
  if (number < 0x100) return `\\x${hexadecimal(number, 2)}`;
  if (number < 0x10000) return `\\u${hexadecimal(number, 4)}`;
  return `\\U${hexadecimal(number, 8)}`;
}

function hexadecimal(number, digits) {
  return number.toString(16).padStart(digits, "0");
}

// What a request says, quoted and cut.
function quoted(text) {
  return Array.from(written(text)).slice(0, 100).join("");
}

function cutTo(text, length) {
  return Array.from(text).slice(0, length).join("");
}

// Words with commas and one "and" between them; of many, the first and a number.
function named(words) {
  const kept = words.slice(0, 3);
  const left = words.length - kept.length;

  if (left) kept.push(`${left.toLocaleString("en")} more`);

  const last = kept.pop();
  return kept.length ? `${kept.join(", ")} and ${last}` : last;
}

// A template with its gaps filled in, once.
function filled(template, fields) {
  return template.replace(/\{([a-z_]+)\}/g, (gap, name) => fields[name] ?? gap);
}

function sorted(values) {
  return [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}
