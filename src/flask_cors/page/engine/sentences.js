"use strict";

// Sentences: what a browser's console says of a refusal, word for word.

function sentenceFor(browser, refusal) {
  const special = lookedUp(browser.special, `${refusal.reason} ${difference(refusal)}`);
  const template = special ?? browser.ordinary[refusal.reason];
  return filled(template, gapsOf(browser, refusal));
}

// What beside the reason makes a browser say something else.
function difference(refusal) {
  switch (refusal.reason) {
    case "invalid-url":
      return parsedUrl(refusal.url) === null ? "" : "with user";
    case "invalid-header":
      return isToken(refusal.value ?? "") ? "value" : "";
    case "not-same-origin":
      return refusal.initialUrl !== refusal.url ? "redirected" : "";
    case "not-http":
    case "redirect-not-http":
      return (refusal.value ?? "").split(":")[0];
    default:
      return "";
  }
}

// What stands in the gaps of a sentence.
function gapsOf(browser, refusal) {
  const value = refusal.value ?? "";
  const isRedirected = refusal.initialUrl !== refusal.url;
  const own = {
    url: refusal.url,
    origin: refusal.pageOrigin || refusal.origin,
    value,
    start: refusal.initialUrl,
    lowered: value.toLowerCase(),
    entry: value,
    header_value: stripped(refusal.headerValue ?? "", BLANKS).split("\0")[0],
    status: refusal.status === null ? "None" : `${refusal.status}`,
  };
  const { fields } = browser;
  const templates = { ...fields.plain };

  if (fields.blocked_after_redirect) {
    templates.redirect_blocked = fields.redirect_blocked;
    if (isRedirected) templates.blocked = fields.blocked_after_redirect;
    if (refusal.isPreflight) templates.check = fields.check_of_preflight;
  }

  const gaps = {};

  for (const [name, template] of Object.entries(templates)) {
    gaps[name] = filled(template, own);
  }

  return { ...gaps, ...own };
}
