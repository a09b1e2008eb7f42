/// Laws as JUnit interfaces. Implement one, name what is to be tested, and the laws become tests of your own:
///
/// ```java
/// final class MyPriorTest implements PriorLaws {
///     @Override
///     public Stream<Prior> priors() {
///         return Stream.of(new MyPrior(2, 3));
///     }
/// }
/// ```
///
/// Statistical laws fix their seed and state their false-alarm rate, see [FalseAlarm].
@NullMarked
package org.sibyl.testkit;

import org.jspecify.annotations.NullMarked;
