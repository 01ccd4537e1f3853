// In a file of its own: the content security policy allows no inline script.
SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#document',
  deepLinking: true,
  // The services' parts are opened one by one: all operations at once take a slow machine half a minute to draw.
  docExpansion: 'none',
  // A field that shows only the parts whose name contains a word, e.g. Placements.
  filter: true,
  // The roles that may call an operation, and whether it reads Idempotency-Key or needs If-Match.
  showExtensions: true,
  // Never ask an outside service whether the document is valid.
  validatorUrl: null,
  persistAuthorization: false,
});
