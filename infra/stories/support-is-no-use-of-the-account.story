# What support does as an administrator is no use of his account: for the idle rule he was not there.
tenant muster in Europe/Berlin
owner olga
administrator anna
agent arne
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
PUT /v1/support-access {"on":true,"period":"4m"}
want 200
at 2026-03-16T08:00:00Z
sign in arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
GET /v1/users
want 200
sign in olga
GET /v1/users/@anna
want 200 lastSignIn null lastUse null idle.anchor 2026-03-02T08:00:00Z
at 2026-03-17T09:05:00Z
mail to anna is idle-warning
at 2026-04-02T00:00:00Z
sign in olga
GET /v1/users/@anna
want 200 status deactivated
