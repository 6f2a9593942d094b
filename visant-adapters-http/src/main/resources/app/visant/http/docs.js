'use strict';

/** Makes an element; what is said in it is text and never markup. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** The parts of a description; what stands between back-ticks is code. */
function prose(text) {
  return text.split('`').map((part, index) => (index % 2 ? make('code', {}, part) : part));
}

/** Writes a schema the way an example of it would look. */
function sketch(schema, all, depth = 0) {
  if (!schema || depth > 6) {
    return '…';
  }
  if (schema.$ref) {
    return sketch(all[schema.$ref.split('/').pop()], all, depth);
  }
  if (schema.anyOf) {
    const chosen = schema.anyOf.find((option) => option.type !== 'null');
    return sketch(chosen, all, depth) + ' | null';
  }
  const types = [].concat(schema.type || []);
  const orNull = types.includes('null') ? ' | null' : '';
  if (schema.allOf) {
    return schema.allOf.map((part) => sketch(part, all, depth)).join('\n& ');
  }
  if (types.includes('array')) {
    return '[' + sketch(schema.items, all, depth) + ', …]' + orNull;
  }
  if (schema.properties) {
    const indent = '  '.repeat(depth + 1);
    const required = new Set(schema.required || []);
    const lines = Object.entries(schema.properties).map(
      ([name, value]) => `${indent}"${name}"${required.has(name) ? '' : '?'}: ${sketch(value, all, depth + 1)}`,
    );
    return '{\n' + lines.join(',\n') + '\n' + '  '.repeat(depth) + '}' + orNull;
  }
  if (schema.additionalProperties) {
    return '{"…": ' + sketch(schema.additionalProperties, all, depth) + '}' + orNull;
  }
  if (schema.enum) {
    return schema.enum.map((word) => JSON.stringify(word)).join(' | ') + orNull;
  }
  const plain = types.find((type) => type !== 'null') || 'anything';
  return (schema.format && plain === 'string' ? schema.format : plain) + orNull;
}

function contents(title, content, all) {
  const parts = [make('h3', {}, title)];
  for (const [mediaType, body] of Object.entries(content || {})) {
    parts.push(make('p', {}, make('code', {}, mediaType)));
    if (body.schema) {
      parts.push(make('pre', {}, sketch(body.schema, all)));
    }
  }
  return parts;
}

function parameters(list) {
  if (!list.length) {
    return [];
  }
  const items = list.map((parameter) =>
    make(
      'li',
      {},
      make('code', {}, parameter.name),
      ` (${parameter.in}${parameter.required ? ', required' : ''}) `,
      ...prose(parameter.description || ''),
    ),
  );
  return [make('h3', {}, 'Parameters'), make('ul', {}, ...items)];
}

function route(method, path, operation, all) {
  const inside = make('div', { class: 'inside' });
  const permission = operation['x-permission'];
  inside.append(make('p', {}, permission ? 'Needs ' : 'Open to anybody.', permission ? make('code', {}, permission) : ''));
  inside.append(...parameters(operation.parameters || []));
  if (operation.requestBody) {
    inside.append(...contents('Takes', operation.requestBody.content, all));
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status !== 'default') {
      inside.append(...contents(`Answers ${status}`, response.content, all));
      inside.append(make('p', {}, ...prose(response.description)));
    }
  }
  const head = make(
    'summary',
    {},
    make('span', { class: 'method' }, method.toUpperCase()),
    make('span', { class: 'path' }, path),
    make('span', { class: 'said' }, operation.summary),
  );
  const details = make('details', { id: operation.operationId }, head, inside);
  details.dataset.words = `${method} ${path} ${operation.summary} ${permission || ''}`.toLowerCase();
  return details;
}

function show(description) {
  const groups = new Map();
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0];
      groups.set(tag, [...(groups.get(tag) || []), route(method, path, operation, description.components.schemas)]);
    }
  }
  const routes = document.getElementById('routes');
  routes.replaceChildren();
  for (const [tag, list] of [...groups].sort()) {
    routes.append(make('section', { id: `about-${tag}` }, make('h2', {}, tag), ...list));
    document.getElementById('contents').append(make('a', { href: `#about-${tag}` }, tag));
  }
  document.getElementById('about').replaceChildren(...prose(description.info.description));
}

function find(event) {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const details of document.querySelectorAll('details')) {
    details.hidden = !words.every((word) => details.dataset.words.includes(word));
  }
  for (const section of document.querySelectorAll('section')) {
    section.hidden = !section.querySelector('details:not([hidden])');
  }
}

document.getElementById('find').addEventListener('input', find);
fetch('/openapi.json')
  .then((response) => response.json())
  .then(show)
  .catch(() => {
    document.getElementById('routes').textContent = 'The description could not be read.';
  });
