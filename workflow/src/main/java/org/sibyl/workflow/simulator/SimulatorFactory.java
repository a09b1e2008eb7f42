package org.sibyl.workflow.simulator;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.sibyl.simulator.Simulator;
import org.sibyl.simulator.SimulatorException;

/// Makes instances of a user's simulator class.
final class SimulatorFactory implements Supplier<Simulator> {
    private final Constructor<? extends Simulator> constructor;

    private SimulatorFactory(Constructor<? extends Simulator> constructor) {
        this.constructor = constructor;
    }

    /// Checks the class and makes one instance, so that what is wrong shows before anything is simulated.
    ///
    /// @throws SimulatorException if no simulator can be made of the class
    static SimulatorFactory of(Class<?> type) {
        if (!Simulator.class.isAssignableFrom(type)) {
            throw new SimulatorException("the class '" + type.getName() + "' does not implement "
                    + Simulator.class.getName() + "; add 'implements Simulator' and the method"
                    + " double[] simulate(double[] theta, RandomGenerator random)");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new SimulatorException(
                    "the class '" + type.getName() + "' is abstract; name a class of which an object can be made");
        }
        try {
            Constructor<? extends Simulator> constructor =
                    type.asSubclass(Simulator.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            SimulatorFactory factory = new SimulatorFactory(constructor);
            factory.get();
            return factory;
        } catch (NoSuchMethodException e) {
            throw new SimulatorException(
                    "the class '" + type.getName()
                            + "' has no constructor without arguments; add one"
                            + (type.getEnclosingClass() == null ? "" : ", and make the class static"),
                    e);
        }
    }

    @Override
    public Simulator get() {
        String name = constructor.getDeclaringClass().getName();
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            throw new SimulatorException("the constructor of '" + name + "' threw " + thrown, thrown);
        } catch (ExceptionInInitializerError e) {
            throw new SimulatorException("the class '" + name + "' could not be initialized: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new SimulatorException("an object of '" + name + "' cannot be made: " + e, e);
        }
    }
}
