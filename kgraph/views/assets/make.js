"use strict";
// An element with words in it, as text alone, in the direction in which they are written.
const make = (tag, text, name) => {
  const element = document.createElement(tag);
  element.dir = "auto";
  if (text !== undefined) element.textContent = text;
  if (name) element.className = name;
  return element;
};
