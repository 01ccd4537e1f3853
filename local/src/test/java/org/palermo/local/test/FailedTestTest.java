package org.palermo.local.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestTest {

    @TempDir Path root;

    @Test
    void says_which_test_failed_why_and_where() throws IOException {
        report("TEST-a.xml", """
                <testsuite name="A">
                  <testcase name="passes" classname="org.palermo.A"><system-out><![CDATA[<failure>]]></system-out></testcase>
                  <testcase name="fails" classname="org.palermo.A">
                    <failure message="x" type="AssertionError"><![CDATA[java.lang.AssertionError: expected 1
                	at org.junit.Assert.fail(Assert.java:1)
                	at org.palermo.A.fails(A.java:7)
                ]]></failure>
                  </testcase>
                  <testcase name="breaks" classname="org.palermo.A"><error type="E">E: no more</error></testcase>
                  <testcase name="describes" classname="org.palermo.A"><failure type="E">E: 

                [the guide] was out of date
                	at org.palermo.A.describes(A.java:9)</failure></testcase>
                </testsuite>
                """);

        assertEquals(
                List.of(
                        "failed: org.palermo.A.fails: java.lang.AssertionError: expected 1 (at org.palermo.A.fails(A.java:7))",
                        "failed: org.palermo.A.breaks: E: no more",
                        "failed: org.palermo.A.describes: E: [the guide] was out of date (at org.palermo.A.describes(A.java:9))"),
                FailedTest.since(root, 0).stream().map(FailedTest::toString).toList());
    }

    @Test
    void a_report_that_was_cut_is_named() throws IOException {
        report("TEST-cut.xml", "<testsuite><testcase name=\"a\" classname=\"B\">");

        assertEquals(List.of(new FailedTest("TEST-cut.xml", "a report that ends in the middle")), FailedTest.since(root, 0));
    }

    @Test
    void reports_of_an_earlier_run_are_ignored() throws IOException {
        var old = report("TEST-old.xml", "<testsuite><testcase name=\"a\" classname=\"B\"><error>E</error></testcase></testsuite>");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));

        assertEquals(List.of(), FailedTest.since(root, 2_000));
    }

    private Path report(String name, String text) throws IOException {
        var file = root.resolve("gateway/target/surefire-reports").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
