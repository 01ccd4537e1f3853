// In a file of its own: the content security policy allows no inline script.
SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#document',
  deepLinking: true,
  // The services' parts are opened one by one: all operations at once take a slow machine half a minute to draw.
  docExpansion: 'none',
  // Never ask an outside service whether the document is valid.
  validatorUrl: null,
  persistAuthorization: false,
});
