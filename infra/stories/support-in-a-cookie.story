# An agent's browser holds his own session and the one in the tenant side by side: handing back ends the one, signing out both.
tenant muster in Europe/Berlin
owner olga
agent anton
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
as nobody
browser own
POST /v1/sign-in {"tenant":"werk","mail":"@anton.mail","password":"Ein Satz, den nur ich kenne: 77"}
want 200
cookie own set
POST /v1/support/sessions {"tenant":"muster","as":"@olga","reason":"invoice import fails","ticket":"S-1"}
want 201 no "cfa_" tenant.handle muster
cookie support set
cookie own untouched
call it visit
GET /v1/me
want 200 tenant.handle werk
browser support
GET /v1/me
want 200 tenant.handle muster support.agent.name "Anton Werk"
# A right that support lacks ends nothing.
PUT /v1/support-access {"on":false}
want 403 forbidden
cookie support untouched

# Handing back, from either side, takes the support cookie away and leaves his own.
browser own
DELETE /v1/support/sessions/@visit
want 204
cookie support gone
cookie own untouched
POST /v1/support/sessions {"tenant":"muster","as":"@olga","reason":"invoice import fails","ticket":"S-1"}
want 201
browser support
POST /v1/sign-out
want 204
cookie support gone
cookie own untouched
browser own
GET /v1/me
want 200 tenant.handle werk

# The end of the grant ends the session in the cookie; the cookie stays, for the other tabs ask with it why.
POST /v1/support/sessions {"tenant":"muster","as":"@olga","reason":"invoice import fails","ticket":"S-1"}
want 201
browser off
as olga
PUT /v1/support-access {"on":false}
want 200
browser support
GET /v1/me
want 401 ended why grant
cookie support untouched
cookie own untouched

# Whoever signs out at a browser leaves no session of his behind in it.
browser off
as olga
PUT /v1/support-access {"on":true,"period":"1d"}
want 200
browser own
as nobody
POST /v1/support/sessions {"tenant":"muster","as":"@olga","reason":"invoice import fails","ticket":"S-1"}
want 201
POST /v1/sign-out
want 204
cookie own gone
cookie support gone
browser off
as olga
GET /v1/support-access
want 200 sessions []
