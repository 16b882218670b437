"use strict";

// Asking: what a page asks for, from words as people write them.

const CREDENTIALS_MODES = ["omit", "same-origin", "include"];
const REQUEST_MODES = ["cors", "no-cors", "same-origin"];

// The arguments of a page's fetch(): {url, origin, method, headers, mode, credentials}.
function pageRequest(tables, given) {
  const { standard } = tables;
  return {
    url: askedUrl(tables, given.url ?? ""),
    origin: askedOrigin(given.origin ?? "", standard),
    method: askedMethod(given.method ?? "GET", standard),
    headers: askedHeaders(given.headers ?? {}, standard),
    mode: oneOf(given.mode ?? "cors", REQUEST_MODES, "mode"),
    credentials: oneOf(
      given.credentials ?? "same-origin",
      CREDENTIALS_MODES,
      "credentials",
    ),
  };
}

function oneOf(value, values, word) {
  if (values.includes(value)) return value;

  throw new WordError(`${written(value)} is none of ${values.join(", ")}.`, word);
}

function askedUrl(tables, text) {
  const whole = text.startsWith("/") ? `${tables.base}${text}` : text;

  if (!whole.includes("://")) {
    throw new WordError(
      `${written(text)} does not begin with a slash. Write '/${text}'.`,
      "url",
    );
  }

  const found = parsedUrl(whole);

  if (!/^[A-Za-z][A-Za-z0-9+.\-]*:\/\//.test(whole)) {
    throw new WordError(
      `${written(text)} has no scheme. Write 'https://${text}'.`,
      "url",
    );
  }

  if (found === null) {
    throw new WordError(
      `${written(text)} is no URL. Look at its host and its port.`,
      "url",
    );
  }

  if (!found.isHttp) {
    throw new WordError(
      `${written(text)} is of another scheme than http and https.`,
      "url",
    );
  }

  if (found.hasUser) {
    const message = "a user name: browsers let no page fetch such a URL";
    throw new WordError(
      `The URL has ${message}. Give the header Authorization.`,
      "url",
    );
  }

  return found.text;
}

function askedOrigin(text, standard) {
  if (text === "null") return text;

  const shape = `^${standard.scheme}(?:${standard.host}|\\.)(?::([0-9]{1,5}))?$`;
  const match = /^[\x00-\x7f]*$/.test(text)
    ? new RegExp(shape).exec(text.toLowerCase())
    : null;
  const origin = match && serializedOrigin(text, match, standard);

  if (origin) return origin;

  const example = "Write one such as 'https://app.example.com'";
  throw new WordError(`${written(text)} is no origin. ${example}.`, "origin");
}

function serializedOrigin(text, [, scheme, host, port], standard) {
  const isSpecial = Object.hasOwn(standard.default_ports, scheme);
  const isOpaque = [...standard.opaque_schemes, ...standard.sockets].includes(scheme);
  const isPort = port === undefined || (port[0] !== "0" && Number(port) <= 65535);

  if (isOpaque || !isPort || scheme.length > 64) return null;
  if (!isSpecial) return scheme + text.slice(scheme.length);

  const isLong =
    host.length > 254 || host.split(".").some((label) => label.length > 63);
  const found = isLong ? null : parsedUrl(`${scheme}://${host ?? ""}`);
  const isUsual = port === undefined || port === standard.default_ports[scheme];

  if (found === null || (found.isHttp && found.host !== host)) return null;
  return isUsual ? `${scheme}://${host}` : `${scheme}://${host}:${port}`;
}

function askedMethod(text, standard) {
  if (!isMethod(text, standard))
    throw new WordError(`${written(text)} is no method.`, "method");

  if (isForbiddenMethod(text, standard)) {
    const message = `${written(text)} is a method that browsers let no page send.`;
    throw new WordError(message, "method");
  }

  return text;
}

function askedHeaders(given, standard) {
  const pairs = Array.isArray(given) ? given : Object.entries(given);
  return pairs.map(([name, value]) =>
    askedHeader(name.trim(), `${value}`.trim(), standard),
  );
}

function askedHeader(name, value, standard) {
  const plain = { departures: [] };

  if (!isValidHeader(name, value)) {
    throw new WordError(`${written(`${name}: ${value}`)} is no header.`, "headers");
  }

  if (!settable([[name, value]], plain, standard).length) {
    const message = `${written(name)} is a header that browsers let no page set.`;
    throw new WordError(message, "headers");
  }

  return [name, value];
}
