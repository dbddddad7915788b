# Each column says whether it can be sorted and filtered, and the others refuse.
tenant muster in Europe/Berlin
owner olga
administrator anna
driver dora department Vertrieb
user uwe department Versand
as anna
POST /v1/users/search {"sort":{"column":"mail","descending":true}}
want 200 users.0.id @uwe users.3.id @anna
POST /v1/users/search {"filters":[{"column":"department","op":"startsWith","values":["ver"]},{"column":"licence","op":"is","values":["driver"]}]}
want 200 users.# 1 users.0.id @dora
POST /v1/users/search {"filters":[{"column":"lastSignIn","op":"after","values":["2026-03-02"]}]}
want 200 users.# 1 users.0.id @anna
POST /v1/users/search {"sort":{"column":"department"}}
want 422 not_sortable
POST /v1/users/search {"filters":[{"column":"folders","op":"is","values":["3"]}]}
want 422 not_filterable
POST /v1/users/search {"filters":[{"column":"created","op":"after","values":["yesterday"]}]}
want 422 bad_value
