# Support, working as an administrator, leaves nothing behind that outlives the grant: what would is refused, always.
tenant muster in Europe/Berlin
owner olga
administrator anna
administrator adam
user uwe
user dora
agent arne
as olga
POST /v1/users/@dora/deactivate
want 200
PUT /v1/support-access {"on":true,"period":"1w"}
want 200
as arne
POST /v1/support/sessions {"tenant":"muster","as":"@anna","reason":"invoice import fails","ticket":"S-1"}
want 201
GET /v1/users/@uwe
want 200
mark
# grants
GET /v1/support-access
want 403 forbidden
PUT /v1/support-access {"on":true,"period":"unlimited"}
want 403 forbidden
# addresses, passwords, rights
PATCH /v1/users/@uwe {"mail":"arne@werk.example"}
want 403 not_for_support
PATCH /v1/users/@uwe {"licence":"executive","administrator":true}
want 403 not_for_support
PATCH /v1/users/@adam {"administrator":false}
want 403 not_for_support
PATCH /v1/users/@adam {"licence":"driver","administrator":false}
want 403 not_for_support
PATCH /v1/users/@adam {"superAdministrator":true}
want 403 not_for_support
PATCH /v1/users/@adam {"owner":true}
want 403 not_for_support
PATCH /v1/users/@anna {"lastName":"Arne"}
want 403 not_for_support
PATCH /v1/users/@olga {"lastName":"Arne"}
want 403 not_for_support
POST /v1/users/@uwe/invite
want 403 forbidden
# people in, and back in
POST /v1/users {"mail":"n@muster.example","firstName":"N","lastName":"N"}
want 403 forbidden
POST /v1/users/@dora/reactivate
want 403 forbidden
POST /v1/imports {"name":"x.csv","content":"eA=="}
want 403 forbidden
# administrators, owners, deletions
POST /v1/users/@adam/deactivate
want 403 not_for_support
POST /v1/users/@olga/deactivate
want 403 not_for_support
POST /v1/users/@anna/deactivate
want 403 not_for_support
POST /v1/users/@uwe/deletion {"confirm":"uwe@muster.example"}
want 403 forbidden
POST /v1/users/@adam/hand-over
want 403 forbidden
# settings, holds, brake, exemptions
PATCH /v1/settings {"name":"Arne"}
want 403 forbidden
PUT /v1/settings/security {"idleDays":30,"confirmed":99}
want 403 forbidden
POST /v1/settings/security/brake {"answer":"stop"}
want 403 forbidden
POST /v1/users/@uwe/hold {"answer":"proceed"}
want 403 forbidden
PUT /v1/users/@uwe/exemption {"until":"2026-06-01T00:00:00Z","reason":"because"}
want 403 forbidden
# keys, other logins, exports
POST /v1/service-keys {"name":"x","scopes":["introspect"]}
want 403 forbidden
POST /v1/support/sessions {"tenant":"muster","as":"@adam","reason":"invoice import fails","ticket":"S-1"}
want 403 forbidden
DELETE /v1/sessions
want 403 forbidden
POST /v1/users/export {"columns":["mail"]}
want 403 forbidden
GET /v1/users/@uwe/history/export
want 403 forbidden
unchanged
# What is left is what support is for.
PATCH /v1/users/@uwe {"department":"Einkauf","licence":"driver","language":"fr"}
want 200
POST /v1/users/@uwe/deactivate
want 200 status deactivated
