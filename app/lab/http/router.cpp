// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/http/router.h"

namespace drydock::lab {

namespace {

bool isParameter(const QString &segment)
{
    return segment.size() > 2 && segment.startsWith(u'{') && segment.endsWith(u'}');
}

bool matches(const QStringList &pattern, const QStringList &segments)
{
    if (pattern.size() != segments.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (isParameter(pattern.at(i)) ? segments.at(i).isEmpty() : pattern.at(i) != segments.at(i))
            return false;
    }
    return true;
}

bool moreLiteral(const QStringList &a, const QStringList &b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        const bool literalA = !isParameter(a.at(i));
        if (literalA != !isParameter(b.at(i)))
            return literalA;
    }
    return false;
}

} // namespace

void Router::add(Method method, const QString &pattern, Access access, Handler handler, RouteOptions options)
{
    auto route = std::make_unique<Route>();
    route->method = method;
    route->pattern = pattern.split(u'/', Qt::SkipEmptyParts);
    route->access = access;
    route->handler = std::move(handler);
    route->options = std::move(options);
    m_routes.push_back(std::move(route));
}

RouteMatch Router::match(Method method, const QStringList &segments) const
{
    RouteMatch result;
    const Method wanted = method == Method::Head ? Method::Get : method;
    for (const auto &route : m_routes) {
        if (!matches(route->pattern, segments))
            continue;
        if (!result.allowed.contains(route->method))
            result.allowed.append(route->method);
        if (route->method == wanted && (!result.route || moreLiteral(route->pattern, result.route->pattern)))
            result.route = route.get();
    }
    if (result.route) {
        for (qsizetype i = 0; i < segments.size(); ++i) {
            const QString &name = result.route->pattern.at(i);
            if (isParameter(name))
                result.params.insert(name.mid(1, name.size() - 2), segments.at(i));
        }
    }
    return result;
}

} // namespace drydock::lab
