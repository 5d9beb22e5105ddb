"""What is published: reports that everybody may read, without an account."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.models import ReportVersion
from guibiao.desk.views.documents import download
from guibiao.messages import _

_FORMS = (".docx", ".pdf", ".html")  # of a report, for the public; workbooks name people


@allowed("published.view")
@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """The reports that are published, the latest first."""
    found = ReportVersion.objects.exclude(published=None).select_related("plan").order_by("-published")
    told = [(one, [(n, file) for n, file in enumerate(one.files) if _is_public(file)]) for one in found[:200]]
    return render(request, "desk/published.html.j2", {"reports": told})


@allowed("published.view")
@require_GET
def published_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One file of a published report."""
    version = get_object_or_404(ReportVersion.objects.exclude(published=None), pk=pk)
    if number >= len(version.files) or not _is_public(version.files[number]):
        raise Http404
    told = version.files[number]
    return download(Path(settings.MEDIA_ROOT) / told["path"], told["name"])


@allowed("report.publish")
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a version, or take it back."""
    with transaction.atomic():
        version = get_object_or_404(ReportVersion.objects.select_for_update(of=("self",)), pk=pk)
        wanted = request.POST.get("wanted") == "1"
        if wanted != bool(version.published):
            version.published = timezone.now() if wanted else None
            version.save(update_fields=["published"])
            note(
                request.user,
                "report.published" if wanted else "report.withdrawn",
                version,
                after={"version": version.number},
            )
    messages.success(request, _("已公开，不登录也能看。") if wanted else _("已撤下。"))
    return redirect("reports", pk=version.plan_id)


def _is_public(file: dict[str, str]) -> bool:
    return Path(file["name"]).suffix in _FORMS
