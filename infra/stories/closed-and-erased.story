# A closed tenant can be resumed for 30 days; then all of it is erased.
tenant muster in Europe/Berlin
owner olga
user uwe
operator otto
as otto
POST /v1/tenants/@muster/close
want 200 status closed erasedAt 2026-04-01T08:00:00Z
mail to olga is tenant-closed
sign in uwe
want 403 suspended
at 2026-03-31T00:00:00Z
sign in otto
POST /v1/tenants/@muster/resume
want 200 status active
POST /v1/tenants/@muster/close
want 200 erasedAt 2026-04-30T00:00:00Z
at 2026-04-30T00:05:00Z
sign in otto
GET /v1/tenants/@muster
want 404 not_found
as nobody
POST /v1/sign-in {"tenant":"muster","mail":"uwe@muster.example","password":"Ein Satz, den nur ich kenne: 77"}
want 401 wrong_credentials
event TenantErased @muster
