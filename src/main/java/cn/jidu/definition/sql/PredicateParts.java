package cn.jidu.definition.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;

/**
 * What a predicate is made of, once a parser has read it whole. Only what is listed here may stand in it: a SELECT, an
 * aggregate or a function that does something is none of that.
 */
public final class PredicateParts {
    /** Functions that both engines know alike, and that only look at what they are given. */
    public static final SortedSet<String> FUNCTIONS =
            new TreeSet<>(Set.of("abs", "coalesce", "length", "lower", "substring", "trim", "upper"));

    private static final Set<Class<?>> CONSTANTS = Set.of(
            StringValue.class,
            LongValue.class,
            DoubleValue.class,
            BooleanValue.class,
            NullValue.class,
            DateTimeLiteralExpression.class);

    private static final Set<Class<?>> OPERATORS = Set.of(
            AndExpression.class,
            OrExpression.class,
            EqualsTo.class,
            NotEqualsTo.class,
            GreaterThan.class,
            GreaterThanEquals.class,
            MinorThan.class,
            MinorThanEquals.class,
            LikeExpression.class,
            IsDistinctExpression.class,
            Addition.class,
            Subtraction.class,
            Multiplication.class,
            Division.class,
            Concat.class);

    /** The others, with what they are made of. */
    private static final Map<Class<?>, Function<Expression, Stream<Expression>>> MADE_OF = Map.ofEntries(
            of(NotExpression.class, e -> Stream.of(e.getExpression())),
            of(SignedExpression.class, e -> Stream.of(e.getExpression())),
            of(IsNullExpression.class, e -> Stream.of(e.getLeftExpression())),
            of(IsBooleanExpression.class, e -> Stream.of(e.getLeftExpression())),
            of(InExpression.class, e -> Stream.of(e.getLeftExpression(), e.getRightExpression())),
            of(
                    Between.class,
                    e -> Stream.of(e.getLeftExpression(), e.getBetweenExpressionStart(), e.getBetweenExpressionEnd())),
            of(CastExpression.class, e -> Stream.of(e.getLeftExpression())),
            of(TrimFunction.class, e -> Stream.of(e.getExpression(), e.getFromExpression())),
            of(ExpressionList.class, PredicateParts::items),
            of(ParenthesedExpressionList.class, PredicateParts::items),
            of(WhenClause.class, e -> Stream.of(e.getWhenExpression(), e.getThenExpression())),
            of(
                    CaseExpression.class,
                    e -> Stream.concat(
                            Stream.of(e.getSwitchExpression(), e.getElseExpression()), e.getWhenClauses().stream())));

    private static final int REMEMBERED = 1_000;
    /** By their texts: every run asks for those of all indicators again. */
    private static final Map<String, PredicateParts> KNOWN = new ConcurrentHashMap<>();

    private final List<String> columns = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private final Expression whole;

    private PredicateParts(Expression whole) {
        this.whole = whole;
    }

    /** @throws NoPredicateException where it is not one whole condition */
    public static PredicateParts of(String sql) throws NoPredicateException {
        PredicateParts known = KNOWN.get(sql);
        if (known != null) {
            return known;
        }
        PredicateParts parts = new PredicateParts(parse(sql));
        parts.add(parts.whole);
        if (KNOWN.size() < REMEMBERED) {
            KNOWN.put(sql, parts);
        }
        return parts;
    }

    /** Those that must all hold, in their order, as SQL: what stands between its outermost ANDs. */
    public List<String> conditions() {
        return (isAlternative(whole) ? Stream.of(whole) : conditions(whole))
                .map(Object::toString)
                .toList();
    }

    private static Stream<Expression> conditions(Expression part) {
        if (part instanceof AndExpression and) {
            return Stream.concat(conditions(and.getLeftExpression()), conditions(and.getRightExpression()));
        }
        // what follows a list is read as part of the list
        if (part instanceof InExpression in && in.getRightExpression() instanceof AndExpression and) {
            InExpression own = new InExpression(in.getLeftExpression(), and.getLeftExpression());
            own.setNot(in.isNot());
            return Stream.concat(conditions(own), conditions(and.getRightExpression()));
        }
        return Stream.of(part);
    }

    /** Whether an OR follows a list: it binds less than the ANDs before it, and the whole is one condition. */
    private static boolean isAlternative(Expression part) {
        if (part instanceof AndExpression and) {
            return isAlternative(and.getLeftExpression()) || isAlternative(and.getRightExpression());
        }
        return part instanceof InExpression in
                && (in.getRightExpression() instanceof OrExpression || isAlternative(in.getRightExpression()));
    }

    /** Where reading a predicate came to its end too early. */
    public static final class NoPredicateException extends Exception {
        private static final long serialVersionUID = 1;

        private final String at;
        private final int character;

        private NoPredicateException(Token token) {
            super("no predicate");
            this.at = token.image;
            this.character = token.beginColumn;
        }

        /** What nobody expected there; empty at the end. */
        public String at() {
            return at;
        }

        /** From 1. */
        public int character() {
            return character;
        }
    }

    private static Expression parse(String text) throws NoPredicateException {
        // on one line, so that a place is a number of characters
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text.replaceAll("\\s", " "));
        try {
            Expression expression = parser.Expression();
            Token behind = parser.getNextToken();
            if (behind.kind != CCJSqlParserConstants.EOF) {
                throw new NoPredicateException(behind);
            }
            return expression;
        } catch (ParseException e) {
            throw new NoPredicateException(e.currentToken.next == null ? e.currentToken : e.currentToken.next);
        }
    }

    private void add(Expression part) {
        Class<?> kind = part.getClass();
        if (part instanceof Column column) {
            columns.add(column.getFullyQualifiedName());
        } else if (part instanceof JdbcNamedParameter parameter) {
            parameters.add(":" + parameter.getName());
        } else if (part instanceof net.sf.jsqlparser.expression.Function function) {
            function(function);
        } else if (part instanceof BinaryExpression operator && OPERATORS.contains(kind)) {
            add(operator.getLeftExpression());
            add(operator.getRightExpression());
        } else if (MADE_OF.containsKey(kind)) {
            MADE_OF.get(kind).apply(part).forEach(this::add);
        } else if (!CONSTANTS.contains(kind)) {
            others.add(part.toString());
        }
    }

    private void function(net.sf.jsqlparser.expression.Function function) {
        if (!FUNCTIONS.contains(function.getName().toLowerCase(Locale.ROOT))) {
            functions.add(function.getName());
        } else if (function.isDistinct() || function.isAllColumns() || function.getNamedParameters() != null) {
            others.add(function.toString());
        } else if (function.getParameters() != null) {
            function.getParameters().forEach(this::add);
        }
    }

    private static Stream<Expression> items(ExpressionList<?> list) {
        return list.stream().map(Expression.class::cast);
    }

    private static <E extends Expression> Map.Entry<Class<?>, Function<Expression, Stream<Expression>>> of(
            Class<E> kind, Function<E, Stream<? extends Expression>> parts) {
        return Map.entry(
                kind,
                e -> parts.apply(kind.cast(e))
                        .filter(java.util.Objects::nonNull)
                        .map(Expression.class::cast));
    }

    /** In the order in which they stand. */
    public List<String> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** With their colons. */
    public List<String> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** Those that may not be used. */
    public List<String> functions() {
        return Collections.unmodifiableList(functions);
    }

    /** What else may not stand in a predicate, as SQL. */
    public List<String> others() {
        return Collections.unmodifiableList(others);
    }
}
