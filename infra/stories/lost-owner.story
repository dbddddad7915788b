# An operator may name an administrator as owner of a tenant that lost its own; all are told, and after seven days it holds unless an owner refuses.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
operator otto
as otto
POST /v1/tenants/@muster/owner {"mail":"uwe@muster.example"}
want 409 no_nominee errors.0.pointer /mail
POST /v1/tenants/@muster/owner {"mail":"nobody@muster.example"}
want same
POST /v1/tenants/@muster/owner {"mail":"ANNA@muster.example"}
want 202 effective 2026-03-09T08:00:00Z
POST /v1/tenants/@muster/owner {"mail":"anna@muster.example"}
want 409 already_nominated
mail to olga is owner-nominated
mail to anna is owner-nominated
no mail to uwe
as anna
DELETE /v1/owner-nomination
want 403 forbidden
as olga
GET /v1/owner-nomination
want 200 user.id @anna effective 2026-03-09T08:00:00Z
DELETE /v1/owner-nomination
want 204
DELETE /v1/owner-nomination
want 404 not_found
at 2026-03-10T00:00:00Z
sign in otto
POST /v1/tenants/@muster/owner {"mail":"anna@muster.example"}
want 202 effective 2026-03-17T00:00:00Z
at 2026-03-16T23:59:00Z
sign in anna
GET /v1/me
want 200 owner false
at 2026-03-17T00:02:00Z
GET /v1/me
want 200 owner true
mail to olga is owner-named
event OwnerNamed @anna
