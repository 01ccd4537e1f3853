// In a file of its own: the content security policy allows no inline script.

// More than these are not opened at once: a slow machine takes long to draw them.
const FEW = 20;

// The field finds operations by the name of their part, summary, path and operationId: each word that is typed must be in one of
// these, in any case. Parts with few operations found are open.
function search({ React }) {
  let areFew = false;

  function opsFilter(parts, phrase) {
    const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
    const found = parts
      .map((part, name) => part.set('operations', part.get('operations').filter((operation) => {
        const text = [name, operation.getIn(['operation', 'summary']), operation.get('path'), operation.getIn(['operation', 'operationId'])]
          .join('\n').toLowerCase();
        return words.every((word) => text.includes(word));
      })))
      .filter((part) => part.get('operations').size > 0);
    areFew = found.reduce((sum, part) => sum + part.get('operations').size, 0) <= FEW;
    return found;
  }

  function FilterContainer({ layoutSelectors, layoutActions }) {
    const phrase = layoutSelectors.currentFilter();
    return React.createElement('div', { className: 'filter wrapper' }, React.createElement('input', {
      className: 'operation-filter-input',
      type: 'search',
      'aria-label': 'Find operations',
      placeholder: 'Find operations: what they do, path or operationId',
      value: typeof phrase === 'string' ? phrase : '',
      onChange: (event) => layoutActions.updateFilter(event.target.value),
    }));
  }

  return {
    fn: { opsFilter },
    components: { FilterContainer },
    statePlugins: {
      layout: {
        wrapSelectors: {
          isShown: (isShown) => (state, thing, otherwise) => {
            const phrase = state.get('filter');
            const isFound = areFew && typeof phrase === 'string' && phrase.trim() !== '' && thing[0] === 'operations-tag';
            return isShown(thing, isFound || otherwise);
          },
        },
      },
    },
  };
}

SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#document',
  deepLinking: true,
  // The services' parts are opened one by one: all operations at once take a slow machine half a minute to draw.
  docExpansion: 'none',
  filter: true,
  plugins: [search],
  // The roles that may call an operation, and whether it reads Idempotency-Key or needs If-Match.
  showExtensions: true,
  // Never ask an outside service whether the document is valid.
  validatorUrl: null,
  persistAuthorization: false,
});
