# A password has 15 to 256 characters and is not easily guessed; any character will do.
tenant muster in Europe/Berlin
owner olga
user uwe
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
use link of uwe with "fourteen chars"
want 422 password_short
use link of uwe with "passwordpassword1234"
want 422 password_common
use link of uwe with "aaaaaaaaaaaaaaaaaaaa"
want 422 password_common
use link of uwe with "uwe muster uwe muster"
want 422 password_common
use link of uwe with "größere größere größere größere "
want 422 password_common
use link of uwe with "käsebrötchen für alle"
want 204
sign in uwe
want 200
as nobody
POST /v1/password-links {"tenant":"muster","mail":"uwe@muster.example"}
want 202
use link of uwe with "пароль из многих слов 🔑"
want 204
sign in uwe
want 200
