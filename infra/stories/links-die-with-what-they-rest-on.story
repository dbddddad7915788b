# Invitation and password links die with deactivation, suspension, deletion and every new password.
tenant muster in Europe/Berlin
owner olga
administrator anna
user uwe
user dora
operator otto
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
POST /v1/password-links {"tenant":"muster","mail":"dora@muster.example"}
want 202
as anna
POST /v1/users/@uwe/deactivate
want 200
use link of uwe
want 404 link_dead
as anna
POST /v1/users/@uwe/reactivate
want 200
use link of uwe
want 404 link_dead
as otto
POST /v1/tenants/@muster/suspend
want 200
use link of dora
want 404 link_dead
