package app.visant.persistence;

/** Takes row-level security out of a database, which has to be the test's own: what is left is the application's filter. */
public final class RowSecuritySwitch {
    private RowSecuritySwitch() {}

    public static void takeOutOf(DatabaseUrl url) {
        TestPostgres.execute(url, """
                do $$
                declare secured text;
                begin
                  for secured in select relname from pg_class
                    where relnamespace = 'public'::regnamespace and relrowsecurity
                  loop
                    execute format('alter table %I disable row level security', secured);
                  end loop;
                end $$
                """);
    }
}
