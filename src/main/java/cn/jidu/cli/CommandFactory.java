package cn.jidu.cli;

import java.lang.reflect.Constructor;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands with the one clock where they take it. */
final class CommandFactory implements IFactory {
    private final Clock clock;

    CommandFactory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Clock.class) {
                return type.cast(constructor.newInstance(clock));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
