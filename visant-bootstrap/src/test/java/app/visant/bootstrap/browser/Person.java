package app.visant.bootstrap.browser;

/** Somebody with an account. */
record Person(String name, String email, String password) {
    static final String PASSWORD = "correct horse battery";
}
