"use strict";

// URLs as browsers read and write them: as this one does.
// https://url.spec.whatwg.org/#url-parsing

// Of a URL of the web all is told; of any other its scheme matters, and what follows.
function parsedUrl(text, base) {
  let found;

  try {
    found = new URL(text, base);
  } catch {
    return null;
  }

  const isHttp = found.protocol === "http:" || found.protocol === "https:";
  const scheme = found.protocol.slice(0, -1);
  const hasUser = Boolean(found.username || found.password);
  const whole = withoutFragment(found);
  const origin = isHttp ? `${scheme}://${found.host}` : "null";
  const target = isHttp ? targetOf(whole) : whole.slice(scheme.length + 1);
  const path = target.split("?")[0];
  return {
    scheme,
    isHttp,
    hasUser,
    origin,
    path,
    query: target.slice(path.length + 1),
    host: isHttp ? found.hostname : "",
    address: isHttp ? found.host : "",
    text: whole,
  };
}

function withoutFragment(found) {
  const copy = new URL(found.href);
  copy.hash = "";
  return copy.href;
}

function targetOf(href) {
  const start = href.indexOf("/", href.indexOf("://") + 3);
  return start < 0 ? "/" : href.slice(start);
}

// Tell whether nobody on the way can read what is sent there.
// https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
function isTrustworthy(url) {
  const host = url.host.replace(/\.$/, "");
  const isLocal =
    host === "localhost" || host === "[::1]" || host.endsWith(".localhost");
  const isLoopback = endsInNumber(host) && host.startsWith("127.");
  return url.scheme === "https" || (url.isHttp && (isLocal || isLoopback));
}

function endsInNumber(host) {
  const last = host.replace(/\.$/, "").split(".").at(-1);
  return /^(?:[0-9]+|0x[0-9a-f]*)$/.test(last);
}

// https://html.spec.whatwg.org/#same-site
function isSameSite(tables, one, other) {
  if (one === null || !(one.isHttp && other.isHttp)) return false;
  if (one.scheme !== other.scheme) return false;
  if (one.host === other.host) return true;

  const domains = [registrable(one.host), registrable(other.host)];
  if (domains[0] !== domains[1]) return false;

  // Only the list of public suffixes tells whether anybody can have a name below it.
  if (tables.suffixes.are_listed) {
    unknown(`whether ${one.host} and ${other.host} are of one site`);
  }

  return true;
}

function registrable(host) {
  if (host.startsWith("[") || endsInNumber(host)) return host;

  const name = host.replace(/\.$/, "");
  return name.split(".").slice(-2).join(".") + host.slice(name.length);
}

// How far a request is from the page that makes it: the value of Sec-Fetch-Site.
function fetchSite(page, urls) {
  const others = urls.filter((url) => page === null || url.origin !== page.origin);
  return others.length ? "cross-site" : "same-origin";
}
