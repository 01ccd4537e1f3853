// In a file of its own: the content security policy allows no inline script.
SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#document',
  deepLinking: true,
  // Never ask an outside service whether the document is valid.
  validatorUrl: null,
  persistAuthorization: false,
});
