"use strict";

// Whatever comes from the application is a text here, and never markup.

function element(name, attributes, ...children) {
  const made = document.createElement(name);

  for (const [key, value] of Object.entries(attributes ?? {})) {
    made.setAttribute(key, value);
  }

  made.append(...children.filter((child) => child !== null));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

function reveal(target) {
  target.scrollIntoView({block: "start"});
  target.focus({preventScroll: true});
}
