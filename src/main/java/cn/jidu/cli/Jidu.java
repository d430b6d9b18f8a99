package cn.jidu.cli;

/** The front door. */
public final class Jidu {
    private Jidu() {}

    public static void main(String[] args) {
        System.out.println("jidu");
    }
}
