# A change of address counts at once, both addresses are told, and what was sent to the old one is void.
tenant muster in Europe/Berlin
owner olga
administrator anna
as anna
POST /v1/users {"mail":"nina@muster.example","firstName":"Nina","lastName":"Neu"}
want 201
call it nina
mails to nina 1
PATCH /v1/users/@nina {"mail":"nina.alt@muster.example"}
want 200 mail nina.alt@muster.example
mail to nina@muster.example is address-changed
mail to nina@muster.example contains "n…@muster.example" "Changed by: Anna Muster"
mail to nina@muster.example lacks "nina.alt"
mail to nina.alt@muster.example is address-changed
use link of nina
want 404 link_dead
as nobody
POST /v1/sign-in {"tenant":"muster","mail":"nina@muster.example","password":"Ein Satz, den nur ich kenne: 77"}
want 401 wrong_credentials
POST /v1/password-links {"tenant":"muster","mail":"nina.alt@muster.example"}
want 202
mail to nina.alt@muster.example is password-link
