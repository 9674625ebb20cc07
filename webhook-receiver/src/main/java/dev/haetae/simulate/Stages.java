package dev.haetae.simulate;

/** Sets the stage for what is to be imagined. */
@FunctionalInterface
public interface Stages {

    Stage set(Scene scene);
}
