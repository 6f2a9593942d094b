package app.visant.bootstrap.bench;

/** What starting a virtual machine costs by itself. */
final class ChildThatDoesNothing {
    private ChildThatDoesNothing() {}

    public static void main(String[] args) {
        System.out.println(Child.RESULT + 0);
    }
}
