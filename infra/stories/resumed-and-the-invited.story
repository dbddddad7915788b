# Resuming a tenant sends no mail: whose invitation died meanwhile still stands as invited, and is invited anew by hand or asks for a link.
tenant muster in Europe/Berlin
owner olga
operator otto
as olga
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
POST /v1/users {"mail":"till@muster.example","firstName":"Till","lastName":"Neu"}
want 201
call it till
as otto
POST /v1/tenants/@muster/suspend
want 200
wait 1h
POST /v1/tenants/@muster/resume
want 200
wait 1d
mails to nina 1
use link of nina
want 404 link_dead
sign in olga
POST /v1/users/search {"status":["invited"]}
want 200 users.# 2 users.0.invited true
POST /v1/users/@nina/invite
want 200
mails to nina 2
use link of nina
want 204
sign in nina
want 200
as nobody
POST /v1/password-links {"tenant":"muster","mail":"till@muster.example"}
want 202
use link of till
want 204
