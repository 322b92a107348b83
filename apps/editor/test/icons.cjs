/**
 * Stands for the icon library in unit specs, where nobody sees icons: its one file compiles 1,700 components when it is
 * loaded without the build, which takes longer than all specs together.
 */
const { Component } = require('@angular/core');

const icons = new Map();

function icon(name) {
  if (!icons.has(name)) {
    const selector = `svg[${name.charAt(0).toLowerCase()}${name.slice(1)}]`;
    icons.set(name, Component({ selector, template: '', inputs: ['size'] })(class {}));
  }
  return icons.get(name);
}

module.exports = new Proxy({}, { get: (_, name) => (String(name).startsWith('Lucide') ? icon(name) : undefined) });
