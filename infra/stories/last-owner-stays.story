# The last active owner cannot be removed, demoted, lowered in licence, deactivated or deleted by hand.
tenant muster in Europe/Berlin
owner olga
owner otmar
as olga
POST /v1/users/@otmar/deactivate
want 200
mark
PATCH /v1/users/@olga {"owner":false}
want 409 last_owner
PATCH /v1/users/@olga {"owner":false,"administrator":false,"licence":"collaborator"}
want 409 last_owner
PATCH /v1/users/@olga {"administrator":false}
want 409 owner_needs_administrator
POST /v1/users/@olga/deactivate
want 409 last_owner
GET /v1/users/@olga/deletion
want 200 blocked last_owner
POST /v1/users/@olga/deletion {"confirm":"olga@muster.example"}
want 409 last_owner
unchanged
# A deactivated owner is one again when he comes back.
POST /v1/users/@otmar/reactivate
want 200 owner true
PATCH /v1/users/@olga {"owner":false}
want 200 owner false administrator true
