// The interactive reference in the place of the plain one.
"use strict";

const place = document.getElementById("reference");
place.replaceChildren();
window.SwaggerUIBundle({ url: "/v1/openapi.json", domNode: place, deepLinking: true, docExpansion: "list", defaultModelsExpandDepth: 0, validatorUrl: null, persistAuthorization: false });
