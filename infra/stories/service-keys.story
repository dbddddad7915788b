# The vendor's product asks with a key that is shown once, has its scopes only, and is worthless when revoked.
tenant muster in Europe/Berlin
owner olga
administrator anna
operator otto
as otto
POST /v1/service-keys {"name":"product","scopes":[]}
want 422 bad_scope errors.0.pointer /scopes
POST /v1/service-keys {"name":"product","scopes":["everything"]}
want 422 bad_scope
POST /v1/service-keys {"name":"product","scopes":["introspect"]}
want 201 name product "cfk_"
call it key
GET /v1/service-keys
want 200 keys.# 1 keys.0.id @key keys.0.revoked null no "cfk_"
as anna
GET /v1/service-keys
want 403 forbidden
POST /v1/introspect {"token":"x"}
want 401 unauthenticated
as otto
DELETE /v1/service-keys/@key
want 204
DELETE /v1/service-keys/@key
want 404 not_found
event ServiceKeyRevoked @key
