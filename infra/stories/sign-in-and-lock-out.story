# A new user gets one mail with a link, sets a password, signs in, and is out at the very next request when he is deactivated.
tenant muster in Europe/Berlin
owner olga
administrator anna
service key
as anna
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu","language":"en"}
want 201 status active invited true licence collaborator neverTold true
call it nina
mails to nina 1
mail to nina is invitation
mail to nina contains "Nina" "Muster GmbH" "Werkbank" "https://werk.example/first-steps" "https://konto.werk.example/set-password#"
# Looking at the page, or at the API, uses nothing up.
as nobody
GET /v1/passwords
want 404 not_found
use link of nina
want 204
use link of nina
want 404 link_dead
sign in nina
want 200 user.id @nina tenant.handle muster
GET /v1/me
want 200 user.id @nina capabilities.0 self
introspect nina
want 200 active true user @nina tenant @muster
as anna
GET /v1/users/@nina
want 200 invited false
POST /v1/users/@nina/deactivate
want 200 status deactivated
as nina
GET /v1/me
want 401 ended why deactivated
introspect nina
want 200 active false why deactivated
sign in nina
want 403 deactivated
event UserCreated @nina
event UserPasswordSet @nina
event UserDeactivated @nina
