# While a tenant is suspended nobody is warned or deactivated, and letters from before are void when it resumes.
tenant muster in Europe/Berlin
owner olga
user uwe
operator otto
as olga
PUT /v1/settings/security {"idleDays":30}
want 200
at 2026-03-17T09:05:00Z
mails to uwe 1
sign in otto
POST /v1/tenants/@muster/suspend
want 200
at 2026-04-02T00:00:00Z
sign in otto
POST /v1/tenants/@muster/resume
want 200
wait 5m
sign in olga
GET /v1/users/@uwe
want 200 status active
wait 2h
mails to uwe 2
at 2026-04-18T00:00:00Z
sign in olga
GET /v1/users/@uwe
want 200 status deactivated
